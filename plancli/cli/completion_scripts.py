"""What a shell runs so that the Tab key completes a line of plancli: one script for each shell.

A script only asks and shows: `plancli completion SHELL -- WORD… =CURRENT` answers what may stand next.
The sign before the last word keeps it where it is empty: old PowerShell drops an empty argument.
"""

from __future__ import annotations

_BASH = r"""_plancli() {
    local line kind= IFS=$'\n' current=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%$'\r'}
        if [[ -z $kind ]]; then
            kind=$line
        else
            COMPREPLY+=("${line%%$'\t'*}")
        fi
    done < <("${1/#\~/$HOME}" completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" "=$current" 2>/dev/null)
    case $kind in
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
        names) compopt -o filenames ;;
    esac
}
complete -F _plancli plancli
"""

_ZSH = r"""#compdef plancli
_plancli() {
    local line kind
    local -a answer values shown before
    before=("${(@Q)words[2,CURRENT-1]}")
    answer=("${(@f)$("${words[1]/#\~/$HOME}" completion zsh -- "${before[@]}" "=${(Q)PREFIX}" 2>/dev/null)}")
    kind=$answer[1]
    case $kind in
        files) _files; return ;;
        folders) _files -/; return ;;
    esac
    for line in "${(@)answer[2,-1]}"; do
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  }")
    done
    (( $#values )) && compadd -U -l -d shown -- "${values[@]}"
}
compdef _plancli plancli
"""

_FISH = r"""function __plancli_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -e before[1]
    set -l answer (plancli completion fish -- $before "=$current" 2>/dev/null)
    set -l kind $answer[1]
    set -e answer[1]
    switch "$kind"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
        case '*'
            printf '%s\n' $answer
    end
end
complete --command plancli --no-files --arguments '(__plancli_complete)'
"""

_POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName plancli, plancli.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.ToString().Trim('"', "'") })
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    try {
        $answer = @(plancli completion powershell -- @before "=$($wordToComplete.Trim('"', "'"))" 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    # With no answer PowerShell offers files by itself.
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $value, $told = $_ -split "`t", 2
        $text = if ($value -notmatch '^[\w./:=-]+$') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        $tip = if ($told) { $told } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $tip)
    }
}
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
"""By the name of the shell."""
