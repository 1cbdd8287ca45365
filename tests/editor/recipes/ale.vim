" Uses the file CONF as a person would, and prints what it saw.
filetype on
execute 'source ' . $RECIPE
packadd ale " at a start Vim does this itself
let g:ale_lint_delay = 0
execute 'edit ' . $CONF
call ale#Queue(0)
let s:waited = 0
while empty(getloclist(0)) && s:waited < 600
  sleep 100m
  let s:waited += 1
endwhile
let s:lines = map(getloclist(0), {_, d -> 'diagnostic ' . d.lnum . ' ' . d.text})
call writefile(s:lines, $OUT)
qall!
