#!/bin/sh
# Outlives the lab by a moment: when standard input ends, however that came about, it ends each process
# group that is still on its list, and removes the lab's temporary folder.
# Usage: guard.sh FOLDER; then lines "add PGID NAME" and "del PGID NAME", each NAME that of a folder in FOLDER:
# a name holds no space and no newline, whatever FOLDER itself holds.
# A lab runs this twice, as guard and deputy: to clean up twice harms nothing.

root=$1
newline='
'
entries=''
set -f
trap '' INT HUP

without() {
  kept=''
  while read -r group name; do
    [ -z "$group" ] || [ "$group $name" = "$1" ] || kept="$kept$group $name$newline"
  done <<END
$entries
END
  entries=$kept
}

each_group() {
  while read -r group name; do
    # dash takes no "--" here; a group that is gone already is no fault.
    [ -z "$group" ] || kill "-$1" "-$group" 2>/dev/null
  done <<END
$entries
END
}

while read -r verb pgid name; do
  case $pgid in '' | 0 | 1 | *[!0-9]*) continue ;; esac
  case $name in '' | .* | *[!A-Za-z0-9._-]*) continue ;; esac
  case $verb in
    add) entries="$entries$pgid $name$newline" ;;
    del) without "$pgid $name" ;;
  esac
done

if [ -n "$entries" ]; then
  each_group TERM
  sleep 0.5
  each_group KILL
fi
case $root in */cors-lab-*) rm -rf -- "$root" ;; esac
