#!/bin/sh
# Outlives the lab by a moment: when standard input ends, however that came about, it ends each process
# group that is still on its list, and removes the lab's temporary folder.
# Usage: guard.sh FOLDER; then lines "add PGID DIR" and "del PGID DIR", each DIR inside FOLDER.

root=$1
newline='
'
entries=''
set -f
trap '' INT HUP

without() {
  kept=''
  while read -r group folder; do
    [ -z "$group" ] || [ "$group $folder" = "$1" ] || kept="$kept$group $folder$newline"
  done <<END
$entries
END
  entries=$kept
}

each_group() {
  while read -r group folder; do
    # dash takes no "--" here; a group that is gone already is no fault.
    [ -z "$group" ] || kill "-$1" "-$group" 2>/dev/null
  done <<END
$entries
END
}

while read -r verb pgid dir; do
  case $pgid in '' | 0 | 1 | *[!0-9]*) continue ;; esac
  case $dir in */..|*/../*) continue ;; "$root"/*) ;; *) continue ;; esac
  case $verb in
    add) entries="$entries$pgid $dir$newline" ;;
    del) without "$pgid $dir" && rm -rf -- "$dir" ;;
  esac
done

if [ -n "$entries" ]; then
  each_group TERM
  sleep 0.5
  each_group KILL
fi
case $root in */cors-lab-*) rm -rf -- "$root" ;; esac
