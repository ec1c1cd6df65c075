# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for bash: options of the program, commands, and what each of them takes.

_hereabouts() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} word command= verb= options
    local sources="inaturalist commons folder mastodon bluesky flickr instagram"
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        places | photos | subscriptions | doctor) [ -n "$command" ] || command=$word ;;
        list | add | remove | export) [ -z "$command" ] || [ -n "$verb" ] || verb=$word ;;
        esac
    done
    case $prev in
    --data-dir | --demo-photos | --folder) COMPREPLY=($(compgen -d -- "$cur")) && return ;;
    --settings | --output | -o) COMPREPLY=($(compgen -f -- "$cur")) && return ;;
    --wall-layout) COMPREPLY=($(compgen -W "grid mosaic single split cubes" -- "$cur")) && return ;;
    --format) COMPREPLY=($(compgen -W "json csv zip" -- "$cur")) && return ;;
    --source) COMPREPLY=($(compgen -W "$sources" -- "$cur")) && return ;;
    --tunnel) COMPREPLY=($(compgen -W "localtunnel cloudflared ngrok ssh:" -- "$cur")) && return ;;
    --port | --callback-port | --redis | --callback-host | --adopt | --allow-name | --name | --lat | --lng | --radius | --tag | --place)
        return ;;
    esac
    options="--help --help-all --data-dir --settings --redis --demo"
    case $command/$verb in
    /) options="$options --version --headless --wall --wall-layout --demo-photos --port --callback-port --share
        --allow-name --allow-proxy --callback-host --tunnel --adopt places photos subscriptions doctor" ;;
    places/) options="list add remove" ;;
    photos/) options="export" ;;
    subscriptions/) options="list remove" ;;
    places/list | subscriptions/list | doctor/) options="$options --json" ;;
    places/add) options="$options --json --name --lat --lng --radius --source --tag --folder" ;;
    places/remove)
        options="$options $(hereabouts places list --json 2>/dev/null | sed -n 's/^ *"slug": "\([a-z0-9-]*\)",*$/\1/p')" ;;
    photos/export) options="$options --format --output --place" ;;
    subscriptions/remove) options="$options --all" ;;
    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
}
complete -F _hereabouts hereabouts
