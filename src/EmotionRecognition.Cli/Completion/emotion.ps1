# PowerShell completion of emotion: what the program suggests.
Register-ArgumentCompleter -Native -CommandName emotion -ScriptBlock {
    param($word, $line, $position)
    emotion "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
