#compdef emotion
# zsh completion of emotion: what the program suggests, and files.
_emotion() {
    local line="${(j: :)words[1,CURRENT]}"
    local -a suggestions
    suggestions=("${(@f)$(${words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)}")
    suggestions=(${suggestions:#})
    (( ${#suggestions} )) && compadd -a suggestions
    [[ $PREFIX == -* ]] || _files
}
if [[ $funcstack[1] == _emotion ]]; then
    _emotion "$@"
else
    compdef _emotion emotion
fi
