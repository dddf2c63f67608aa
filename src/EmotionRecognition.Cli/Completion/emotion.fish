# fish completion of emotion: what the program suggests, and files.
function __emotion_suggestions
    set -l line (commandline -cp)
    set -l position (string length -- "$line")
    emotion "[suggest:$position]" "$line" 2>/dev/null
end
complete -c emotion -a '(__emotion_suggestions)'
