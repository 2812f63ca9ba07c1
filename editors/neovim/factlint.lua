-- factlint in Neovim: put this file into ~/.config/nvim/plugin/ (or source it).
-- It starts `factlint lsp` for articles and for facts.yaml. Neovim 0.7 or later.

local filetypes = { "text", "markdown", "html", "yaml" }

-- root is the folder of the facts.yaml at or above a file.
local function root(name)
  local dir = vim.fn.fnamemodify(name, ":p:h")
  local facts = vim.fn.findfile("facts.yaml", vim.fn.escape(dir, " ,;") .. ";")
  if facts == "" then
    return nil
  end
  return vim.fn.fnamemodify(facts, ":p:h")
end

local clients = {}

local function start(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  local dir = root(name)
  if not dir then
    return
  end
  -- Of the YAML files only the facts file is factlint's.
  if vim.bo[buffer].filetype == "yaml" and vim.fn.fnamemodify(name, ":t") ~= "facts.yaml" then
    return
  end
  local config = { name = "factlint", cmd = { "factlint", "lsp" }, root_dir = dir }
  if vim.lsp.start then -- Neovim 0.8 and later
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  clients[dir] = clients[dir] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, clients[dir])
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = filetypes,
  callback = function(event)
    start(event.buf)
  end,
})
