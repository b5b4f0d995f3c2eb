"""The command line: one file per command, each thin; holds no knowledge of plans."""

import gc

# A command lives for a fraction of a second and makes few cycles: searching for them while modules
# load costs a twentieth of the whole run.
gc.set_threshold(50_000, 20, 20)
