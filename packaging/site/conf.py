"""How Sphinx builds the site; .ci/site puts this file next to the pages."""

import os

project = "kfplint"
version = release = os.environ["KFPLINT_VERSION"]
extensions = ["myst_parser"]
# Headings can be linked as on a code host.
myst_heading_anchors = 3
html_theme = "furo"
html_title = "kfplint"
html_static_path = ["_static"]
html_css_files = ["site.css"]
# Nothing in the pages depends on the machine or on the clock.
html_copy_source = False
html_use_index = False
html_show_sphinx = False
html_show_copyright = False
html_last_updated_fmt = None
pygments_style = "tango"
pygments_dark_style = "native"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b5cad", "color-brand-content": "#0b5cad"},
    "dark_css_variables": {"color-brand-primary": "#6cb6ff", "color-brand-content": "#6cb6ff"},
}
