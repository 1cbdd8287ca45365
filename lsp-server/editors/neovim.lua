-- smtpd.conf in Neovim: put this into init.lua. `waypost` is in PATH.
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  pattern = { 'smtpd.conf', 'smtpd*.conf', '*/smtpd/*.conf' },
  callback = function()
    if vim.bo.filetype == 'smtpd-conf' then -- a name can fit two of the patterns
      return
    end
    vim.bo.filetype = 'smtpd-conf'
    vim.bo.commentstring = '# %s'
  end,
})

local started -- the server of Neovim 0.7, which lists it only once it has answered
vim.api.nvim_create_autocmd('FileType', {
  pattern = 'smtpd-conf',
  callback = function(event)
    local server = {
      name = 'waypost',
      cmd = { 'waypost', 'lsp' },
      root_dir = vim.fn.fnamemodify(event.file, ':p:h'),
    }
    if vim.lsp.start then -- 0.8 and newer
      vim.lsp.start(server)
      return
    end
    started = started or vim.lsp.start_client(server)
    vim.lsp.buf_attach_client(event.buf, started)
  end,
})
