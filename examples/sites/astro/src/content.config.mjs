import { defineCollection } from "astro:content";
import { file } from "astro/loaders";

// Each posting is an entry; its slug is safe in an address.
const entries = (text) => JSON.parse(text).postings.map((job) => ({ id: job.slug, ...job }));

export const collections = {
  jobs: defineCollection({ loader: file("src/postings.json", { parser: entries }) }),
};
