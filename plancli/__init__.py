"""plancli checks the plans that Vietnamese agencies issue; it never certifies one.

The version stands here; the few public functions are added as they come to exist.
"""

from __future__ import annotations

__version__ = "0.1.0"
