"""`plancli check`: its flags, and what they ask for.

Each flag is one field of `CheckFlags`; what is done with them stands in `check_run`.
"""

from __future__ import annotations

from plancli.cli.check_options import (
    AsOf,
    BaselineFile,
    Comments,
    Diff,
    FailOn,
    Fix,
    Form,
    Ignore,
    Paths,
    PruneBaseline,
    Select,
    State,
    Statistics,
    UnsafeFixes,
    WriteBaseline,
)
from plancli.cli.options import Config, Force, Jobs, NoConfig, Output, ShowSettings, Speech
from plancli.messages import Language


def check(
    paths: Paths = None,
    *,
    form: Form = "",
    output: Output = None,
    fail_on: FailOn = "",
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = "",
    state: State = "",
    comments: Comments = None,
    force: Force = False,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    statistics: Statistics = False,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = None,
    prune_baseline: PruneBaseline = False,
    config: Config = None,
    no_config: NoConfig = False,
    show_settings: ShowSettings = False,
    jobs: Jobs = None,
    lang: Speech = Language.VI,
) -> int:
    """Check plans; the exit code says whether something stands at or above `--fail-on`."""
    from plancli.cli.check_run import CheckFlags, run_check  # the help page needs neither plans nor rules

    return run_check(
        CheckFlags(
            paths=paths or (),
            form=form,
            output=output,
            fail_on=fail_on,
            select=select or (),
            ignore=ignore or (),
            as_of=as_of,
            state=state,
            comments=comments,
            force=force,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            statistics=statistics,
            baseline=baseline,
            write_baseline=write_baseline,
            prune_baseline=prune_baseline,
            config=config,
            no_config=no_config,
            show_settings=show_settings,
            jobs=jobs,
            lang=lang,
        )
    )
