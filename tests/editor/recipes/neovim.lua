-- Uses the file CONF as a person would, and prints what it saw.
vim.cmd('luafile ' .. os.getenv('RECIPE'))
vim.cmd('edit ' .. os.getenv('CONF'))
local function say(...) io.stdout:write(table.concat({ ... }, ' '), '\n') end
vim.wait(180000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, d in ipairs(vim.diagnostic.get(0)) do
  say('diagnostic', d.lnum + 1, d.message)
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end
vim.api.nvim_win_set_cursor(0, { 2, 10 })
local position = vim.lsp.util.make_position_params()
say('hover', (ask('textDocument/hover', position) or { contents = { value = '' } }).contents.value)
say('servers', #vim.lsp.get_active_clients())
vim.lsp.buf.rename('other')
vim.wait(30000, function()
  return vim.api.nvim_buf_get_lines(0, 1, 2, false)[1]:find('other') ~= nil
end, 50)
for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  say('line', line)
end
vim.cmd('qa!')
