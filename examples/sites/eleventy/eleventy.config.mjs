export default function (config) {
  config.addPassthroughCopy("src/*.css");
  config.addFilter("script", (data) => JSON.stringify(data).replaceAll("<", "\\u003c"));
  return { dir: { input: "src" } };
}
