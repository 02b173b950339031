# Completion for bash: what the last word may become, from the program itself (verify --complete WORD...).
_verify() {
    local IFS=$'\n'
    COMPREPLY=($(verify --complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    [ ${#COMPREPLY[@]} -gt 0 ] || compopt -o default  # a file
}
complete -F _verify verify
