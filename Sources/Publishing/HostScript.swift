/// The script that does the steps on the machine of the destination.
///
/// It is always this one text, and comes to a shell over standard input. What varies are the words behind
/// it (`sh -s -- VERB FOLDER TOKEN …`), which the shell takes as they are and never as a part of the script.
///
/// It says what it has found in lines. A line `error …` and status 9 are a fault that it has understood.
enum HostScript {
  /// The exit status behind an `error` line.
  static let faultStatus: Int32 = 9

  static let text = #"""
    set -eu
    umask 022
    LC_ALL=C PATH=$PATH:/usr/sbin:/sbin
    export LC_ALL PATH
    verb=$1 dest=$2 token=$3
    shift 3
    releases=$dest/releases indexes=$dest/index
    new=.new-$token

    fault() {
      printf 'error %s: error: %s\n' "$1" "$2"
      exit 9
    }

    # What a killed publication has started ends before the next one starts anything, and starts nothing
    # more after that.
    my_turn() {
      exec 8>> "$dest/.step"
      flock 8
      [ "$(cat "$dest/.lock")" = "$token" ] ||
        fault "$dest/.lock" 'somebody else publishes here by now; publish again'
    }

    # The lock is kept until standard input ends, that is, until whoever publishes is done or dead.
    hold() {
      mkdir -p "$releases" "$indexes"
      exec 9>> "$dest/.lock"
      flock -n 9 || { echo waiting; flock 9; }
      (
        exec 8>> "$dest/.step"
        flock 8
        printf '%s\n' "$token" > "$dest/.lock"
      )
      look
      echo held
      exec cat > /dev/null
    }

    look() {
      if [ -L "$dest/current" ]; then
        printf 'current link %s\n' "$(readlink "$dest/current")"
      elif [ -e "$dest/current" ]; then
        echo 'current in-the-way'
      fi
      for folder in "$releases"/* "$releases"/.[!.]* "$indexes"/.[!.]*; do
        [ -d "$folder" ] && [ ! -L "$folder" ] || continue
        case $folder in
          */.*) printf 'leftover %s\n' "${folder#"$dest/"}" ;;
          *) printf 'release %s %s\n' "${folder##*/}" "$(readlink "$folder/before" || echo -)" ;;
        esac
      done
    }

    # What another publication still writes into may be left for the next time.
    clean() {
      for folder in "$@"; do rm -rf "${dest:?}/$folder" || :; done
    }

    # verify FOLDER DIGEST
    verify() {
      cd "$dest/$1"
      case $(sha256sum < osta.sums) in
        "$2"*) ;;
        *) fault "$dest/$1/osta.sums" 'not the list with which this was published; publish again' ;;
      esac
      wrong=$(sha256sum --check --quiet --strict osta.sums 2> /dev/null) || {
        wrong=${wrong%%: FAILED*}
        fault "$dest/$1/$wrong" 'not the bytes that were published; publish again'
      }
      [ "$(find . -type f | wc -l)" -eq "$(($(wc -l < osta.sums) + 1))" ] ||
        fault "$dest/$1" 'there are files that were not published; publish again'
    }

    # Who runs the lookup for visitors, and never root: the owner of the folder with its counters, else who
    # publishes.
    web_user() {
      state=$(sed -n 's/^OSTA_STATE_DIR=//p' "$1/osta.conf")
      owner=$(stat -c %U "$state" 2> /dev/null || id -un)
      case $owner in
        root | UNKNOWN) echo www-data ;;
        *) echo "$owner" ;;
      esac
    }

    # check FOLDER USER: runs the lookup program without an environment, as the user who runs it for
    # visitors.
    check() {
      program=$dest/$1/cgi-bin/lookup.cgi user=$2 me=$(id -un)
      [ "$user" != - ] || user=$(web_user "$dest/$1")
      if [ "$user" = "$me" ]; then who=publisher; else who=other; fi
      printf 'as %s %s\n' "$who" "$user"
      if [ "$user" = "$me" ]; then
        set -- env -i "$program"
      elif [ "$me" = root ]; then
        set -- runuser -u "$user" -- env -i "$program"
      else
        set -- sudo -n -u "$user" "$program"
      fi
      "$@" < /dev/null 2>&1 && status=0 || status=$?
      printf 'status %s\n' "$status"
    }

    # check_indexes FOLDER USER: the same with the indexes that are new, and those that stay, which the
    # program finds by an osta.conf of its own.
    check_indexes() {
      configuration=$dest/$1/osta.conf trial=releases/$new-trial
      place=$(sed -n 's/^OSTA_INDEX_DIR=//p' "$configuration")
      [ "$(readlink -m "$place")" = "$(readlink -m "$indexes")" ] ||
        fault "$configuration" "OSTA_INDEX_DIR is $place, where no index is published"
      mkdir -p "$dest/$trial/cgi-bin"
      cp -p "$dest/$1/cgi-bin/lookup.cgi" "$dest/$1/cgi-bin/lookup.page" "$dest/$trial/cgi-bin"
      sed "s|^OSTA_INDEX_DIR=.*|OSTA_INDEX_DIR=$place/$new|" "$configuration" > "$dest/$trial/osta.conf"
      for index in "$indexes"/*.idx; do
        [ -e "$indexes/$new/${index##*/}" ] || ln -s "$index" "$indexes/$new"
      done
      check "$trial" "$2"
    }

    # verify_index NAME DIGEST
    verify_index() {
      case $(sha256sum < "$indexes/$new/$1") in
        "$2 "*) ;;
        *) fault "$indexes/$new/$1" 'not the bytes that were published; publish again' ;;
      esac
    }

    # previous NAME…: what was in the place of an index before is to be there again.
    previous() {
      mkdir "$indexes/$new"
      for name in "$@"; do
        [ -e "$indexes/$name.previous" ] || fault "$indexes/$name.previous" 'there is no such file'
        cp -p "$indexes/$name.previous" "$indexes/$new/$name"
      done
    }

    # place NAME…: whoever opens an index finds the old one or the new one, at any moment.
    place() {
      for name in "$@"; do
        if [ -e "$indexes/$name" ]; then
          if cmp -s "$indexes/$new/$name" "$indexes/$name"; then continue; fi
          ln "$indexes/$name" "$indexes/$new/$name.previous" 2> /dev/null ||
            cp -p "$indexes/$name" "$indexes/$new/$name.previous"
          mv -f "$indexes/$new/$name.previous" "$indexes/$name.previous"
        fi
        sync -f "$indexes/$new/$name"
        mv -f "$indexes/$new/$name" "$indexes/$name"
      done
      sync -f "$indexes"
    }

    # finish FOLDER RELEASE BEFORE
    finish() {
      [ "$3" = - ] || ln -s "$3" "$dest/$1/before"
      sync -f "$dest/$1"
      mv -T "$dest/$1" "$releases/$2"
    }

    # switch RELEASE: a rename puts the new link in the place of the old one.
    switch() {
      [ -d "$releases/$1/site" ] || fault "$releases/$1" 'no such release; publish again'
      rm -f "$dest/.current.new"
      ln -s "releases/$1" "$dest/.current.new"
      mv -f -T "$dest/.current.new" "$dest/current"
      sync -f "$dest"
    }

    # Under another name first, so that a release is whole or not there.
    remove() {
      for name in "$@"; do mv -T "$releases/$name" "$releases/.old-$name"; done
      for name in "$@"; do rm -rf "$releases/.old-$name"; done
    }

    case $verb in
      hold | look) ;;
      *) my_turn ;;
    esac
    "$verb" "$@"

    """#
}
