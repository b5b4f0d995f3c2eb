"""The table of commands: where each one lives, so that only the one invoked is loaded.

Imports no command; the short help of each is `cli.<name>.short` in `messages`.
"""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "import": "plancli.cli.import_plan:import_plan",
    "check": "plancli.cli.check:check",
    "obligations": "plancli.cli.obligations:obligations",
    "trace": "plancli.cli.trace:trace",
    "gaps": "plancli.cli.gaps:gaps",
    "cite": "plancli.cli.cite:cite",
    "law": "plancli.cli.law:law",
    "render": "plancli.cli.render:render",
    "sheets": "plancli.cli.sheets:sheets",
    "progress": "plancli.cli.progress:progress",
    "remind": "plancli.cli.remind:remind",
    "table": "plancli.cli.table:table",
    "template": "plancli.cli.template:template",
    "export": "plancli.cli.export:export",
    "diff": "plancli.cli.diff:diff",
    "new": "plancli.cli.new:new",
    "fmt": "plancli.cli.fmt:fmt",
    "rule": "plancli.cli.rule:rule",
    "schema": "plancli.cli.schema:schema",
}
"""Name of the command, then `module:function`; in the order of the help page."""
