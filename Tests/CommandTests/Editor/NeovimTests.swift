import Foundation
import Testing

/// A real editor: it is skipped where it is not installed (Debian's package `neovim`).
@Suite("kfplint lsp in Neovim", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/nvim"), "no nvim"))
struct NeovimTests {
  @Test("shows a finding while it is typed, jumps, and applies a fix")
  func session() throws {
    let repository = try EditorSample.repository()
    try repository.write(Self.script, to: "session.lua")
    let run = try Program(path: "/usr/bin/nvim").run(
      ["--headless", "-u", "NONE", "-n", "-i", "NONE", "-S", repository.url("session.lua").path], in: repository.url,
      environment: TemporaryFolder.environment.merging([
        "KFPLINT": Program.kfplint.path, "ROOT": repository.path, "OUT": repository.url("out").path,
        "XDG_STATE_HOME": repository.path, "XDG_CACHE_HOME": repository.path, "XDG_DATA_HOME": repository.path,
      ]) { $1 })
    #expect(
      try repository.text("out") == """
        workflow:
        typed: 1:1 params-type
        corrected:
        jumped to team/RENDERED_PIPELINE/params/epochs
        schedule: 4:18 schedule-source
        five fields: 17:13 schedule-cron, 4:18 schedule-source
        fixed to       cron: 0 30 2 * * *
        after the fix: 4:18 schedule-source

        """, "\(run)")
  }

  /// What a person would do, for Neovim 0.7 and later.
  private static let script = #"""
    local out = {}
    local root = vim.env.ROOT
    vim.o.hidden = true
    local id = vim.lsp.start_client({ name = "kfplint", cmd = { vim.env.KFPLINT, "lsp" }, root_dir = root })
    local function open(path)
      vim.cmd("edit " .. root .. "/" .. path)
      vim.lsp.buf_attach_client(0, id)
      vim.wait(300000, function() return vim.lsp.get_client_by_id(id).initialized end, 20)
      return vim.api.nvim_get_current_buf()
    end
    local function show(name, buffer, count)
      local is_there = vim.wait(300000, function() return #vim.diagnostic.get(buffer) == count end, 20)
      local found = {}
      for _, each in ipairs(vim.diagnostic.get(buffer)) do
        local code = each.code or each.user_data.lsp.code
        table.insert(found, (each.lnum + 1) .. ":" .. (each.col + 1) .. " " .. code)
      end
      table.sort(found)
      local text = table.concat(found, ", ")
      table.insert(out, name .. ":" .. (is_there and "" or " timeout") .. (text == "" and "" or " " .. text))
    end
    local ok, problem = pcall(function()
      local workflow = open("team/RENDERED_PIPELINE/workflow.yaml")
      show("workflow", workflow, 0)
      local epochs = open("team/RENDERED_PIPELINE/params/epochs")
      vim.api.nvim_buf_set_lines(epochs, 0, 1, false, { "ten" })
      show("typed", epochs, 1)
      vim.api.nvim_buf_set_lines(epochs, 0, 1, false, { "12" })
      show("corrected", epochs, 0)
      vim.cmd("buffer " .. workflow)
      vim.fn.search("epochs, value")
      local request = vim.lsp.util.make_position_params(0, "utf-16")
      local answer = vim.lsp.buf_request_sync(workflow, "textDocument/definition", request, 300000)
      vim.cmd("edit " .. vim.uri_to_fname(answer[id].result[1].uri))
      table.insert(out, "jumped to " .. vim.api.nvim_buf_get_name(0):sub(#root + 2))
      local runs = open("schedules/recurring_runs.yaml")
      show("schedule", runs, 1)
      vim.fn.search("cron:")
      vim.cmd("substitute/0 30 2/30 2/")
      show("five fields", runs, 2)
      request = vim.lsp.util.make_range_params(0, "utf-16")
      request.context = { diagnostics = {} }
      answer = vim.lsp.buf_request_sync(runs, "textDocument/codeAction", request, 300000)
      vim.lsp.util.apply_workspace_edit(answer[id].result[1].edit, "utf-16")
      table.insert(out, "fixed to " .. vim.api.nvim_get_current_line())
      show("after the fix", runs, 1)
    end)
    if not ok then table.insert(out, "error: " .. tostring(problem)) end
    vim.lsp.stop_client(id)
    vim.fn.writefile(out, vim.env.OUT)
    vim.cmd("qall!")
    """#
}
