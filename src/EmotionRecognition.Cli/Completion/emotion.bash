# bash completion of emotion: what the program suggests, or else files.
_emotion() {
    local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} suggestion
    COMPREPLY=()
    while IFS= read -r suggestion; do
        [[ $suggestion == "$word"* ]] && COMPREPLY+=("$suggestion")
    done < <("$1" "[suggest:${#line}]" "$line" 2>/dev/null)
}
complete -o default -F _emotion emotion
