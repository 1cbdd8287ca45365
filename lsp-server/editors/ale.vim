" smtpd.conf in Vim with ALE: put this into .vimrc. `waypost` is in PATH.
autocmd BufRead,BufNewFile smtpd.conf,smtpd*.conf,*/smtpd/*.conf set filetype=smtpdconf
autocmd FileType smtpdconf setlocal commentstring=#\ %s

function! WaypostFolder(buffer) abort
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

function! s:Define() abort
  call ale#linter#Define('smtpdconf', {
  \   'name': 'waypost',
  \   'lsp': 'stdio',
  \   'executable': 'waypost',
  \   'command': '%e lsp',
  \   'language': 'smtpd-conf',
  \   'project_root': function('WaypostFolder'),
  \})
endfunction

packadd! ale
let g:ale_linters = extend(get(g:, 'ale_linters', {}), {'smtpdconf': ['waypost']})
call s:Define()
