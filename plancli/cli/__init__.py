"""The command line: one file per command, each thin; holds no knowledge of plans."""

import atexit
import gc

# A command lives for a fraction of a second and makes few cycles: searching for them while modules
# load, and once more at the end, when all memory goes back anyway, costs a thirtieth of the whole run.
gc.set_threshold(200_000, 20, 20)
atexit.register(gc.freeze)
