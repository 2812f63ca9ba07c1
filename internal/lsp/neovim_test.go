package lsp_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// session is what Neovim does: it waits for the finding, shows the fact, takes
// the repair, sees the finding go, and saves.
const session = `
local function check(ok, what)
  if not ok then
    io.stderr:write("FAILED: " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end
local client
check(vim.wait(20000, function()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  client = all[1]
  return client ~= nil and client.initialized
end, 20), "the server starts")
local function found()
  return vim.tbl_filter(function(d) return d.code == "fact-conflict" end, vim.diagnostic.get(0))
end
check(vim.wait(20000, function() return #found() > 0 end, 20), "the finding comes")
local d = found()[1]
vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
local function ask(method, params)
  local r = vim.lsp.buf_request_sync(0, method, params, 10000)
  for _, answer in pairs(r or {}) do
    check(answer.err == nil or answer.error == nil, method)
    return answer.result
  end
end
local encoding = client.offset_encoding
local position = vim.lsp.util.make_position_params(0, encoding)
local hover = ask("textDocument/hover", position)
check(hover and hover.contents.value:find("Yearbook of Waters", 1, true), "hovering shows the source")
local definition = ask("textDocument/definition", position)
check(definition and definition[1].uri:find("facts.yaml", 1, true), "the definition is in facts.yaml")
local params = vim.lsp.util.make_range_params(0, encoding)
params.context = { diagnostics = {} }
local taken = false
for _, action in ipairs(ask("textDocument/codeAction", params) or {}) do
  if action.title:find("Write 2007", 1, true) then
    vim.lsp.util.apply_workspace_edit(action.edit, encoding)
    taken = true
    break
  end
end
check(taken, "the repair is offered")
check(vim.wait(20000, function() return #found() == 0 end, 20), "the finding goes")
vim.cmd("write")
vim.cmd("qall")
`

func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("Neovim is not installed: the server is not tested with it (apt-get install neovim)")
	}
	name, err := program()
	if err != nil {
		t.Fatal(err)
	}
	settings, err := filepath.Abs("../../editors/neovim/factlint.lua")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for path, text := range desk() {
		full := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	script := filepath.Join(dir, "session.lua")
	if err := os.WriteFile(script, []byte(session), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, nvim, "--headless", "--clean", "-i", "NONE", "-c", "filetype on", "-c", "luafile "+settings, "-c", "edit drafts/one.md", "-c", "luafile "+script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_STATE_HOME="+dir, "XDG_DATA_HOME="+dir, "PATH="+filepath.Dir(name)+string(os.PathListSeparator)+os.Getenv("PATH"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(filepath.Join(dir, "drafts", "one.md"))
	if err != nil || !strings.Contains(string(b), "opened in 2007.") {
		t.Errorf("the saved draft is %q, %v", b, err)
	}
}
