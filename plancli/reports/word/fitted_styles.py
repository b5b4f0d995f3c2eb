"""The styles by which a template asks that its paper be fitted to the words: ids that a Word file keeps."""

from __future__ import annotations

EQUAL_RULE = "NetKeBangChu"
"""A rule as long as the line above it."""
SHARE_RULE = "NetKePhanChu"
"""A rule that takes a share of the line above it."""
BEFORE_FOOT = "TruocPhanKy"
"""The gap before recipients and signature, which must not begin a page."""
FITTED_STYLE = "BangTuChinh"
"""A table with columns as wide as what stands in them; without the style widths stay as set by hand."""
PROPORTIONED_STYLE = "BangTheoTyLe"
"""A table whose columns share its width as the cells of its first row ask."""
