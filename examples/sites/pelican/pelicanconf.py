"""A site of postings only: the plugin is found by itself once posting-summary is installed."""

SITENAME = "Jobs at Example"
SITEURL = ""
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_DATE = (2026, 1, 1)  # a posting has no date of its own; "fs" takes the file's
STATIC_PATHS = ["site.css"]
ARTICLE_URL = "jobs/{slug}/"
ARTICLE_SAVE_AS = "jobs/{slug}/index.html"
ARTICLE_ORDER_BY = "title"
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["templates"]
POSTING_SUMMARY_HEADING_LEVEL = 1  # the level of the title in templates/article.html
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
