import Foundation
import Testing

/// A real editor: it is skipped where it is not installed (Debian's packages `emacs-nox`, `elpa-eglot` and `elpa-yaml-mode`).
@Suite(
  "kfplint lsp in Emacs",
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/emacs")
      && FileManager.default.fileExists(atPath: "/usr/share/emacs/site-lisp/elpa"), "no emacs with eglot"))
struct EmacsTests {
  @Test("shows a finding while it is typed, jumps, and applies a fix")
  func session() throws {
    let repository = try EditorSample.repository()
    // Emacs remembers its projects there.
    try repository.makeFolder("home/.emacs.d")
    try repository.write("home/\nsession.el\nout\n", to: ".gitignore")
    try repository.write(Self.script, to: "session.el")
    let run = try Program(path: "/usr/bin/emacs").run(
      ["--batch", "--load", repository.url("session.el").path], in: repository.url,
      environment: TemporaryFolder.environment.merging([
        "KFPLINT": Program.kfplint.path, "ROOT": repository.path, "OUT": repository.url("out").path,
        "HOME": repository.url("home").path,
      ]) { $1 })
    #expect(
      try repository.text("out") == """
        workflow:
        jumped to team/RENDERED_PIPELINE/params/epochs
        typed: 1 kfplint [params-type]
        corrected:
        schedule: 4 kfplint [schedule-source]
        five fields: 17 kfplint [schedule-cron], 4 kfplint [schedule-source]
        fixed to cron: 0 30 2 * * *
        after the fix: 4 kfplint [schedule-source]

        """, "\(run)")
  }

  /// What a person would do, for eglot 1.9 and later.
  ///
  /// What Emacs does when nobody types, batch mode has to be told to do.
  private static let script = #"""
    (package-initialize)
    (require 'eglot)
    (require 'yaml-mode)
    (setq eglot-sync-connect 300 eglot-connect-timeout 300 make-backup-files nil)
    (add-to-list 'eglot-server-programs `((yaml-mode text-mode) . (,(getenv "KFPLINT") "lsp")))
    (add-to-list 'auto-mode-alist '("/params/[^/]+\\'" . text-mode))
    (defvar root (getenv "ROOT"))
    (defvar lines nil)
    (defun note (format &rest values) (push (apply #'format format values) lines))
    (defun visit (path) (find-file (expand-file-name path root)) (set-buffer-modified-p nil))
    (defun show (name count)
      "Notes what Flymake shows, once there are so many."
      (let ((end (+ (float-time) 300)))
        (while (and (/= (length (flymake-diagnostics)) count) (< (float-time) end))
          (eglot--signal-textDocument/didChange)
          (accept-process-output nil 0.05)
          (flymake-start)))
      (note "%s:%s" name
            (mapconcat
             (lambda (each)
               (format " %d %s" (line-number-at-pos (flymake-diagnostic-beg each))
                       (car (split-string (flymake-diagnostic-text each) ":"))))
             (sort (flymake-diagnostics)
                   (lambda (one other) (string< (flymake-diagnostic-text one) (flymake-diagnostic-text other))))
             ",")))
    (condition-case problem
        (progn
          (visit "team/RENDERED_PIPELINE/workflow.yaml")
          (apply #'eglot (eglot--guess-contact))
          (show "workflow" 0)
          (search-forward "{name: epochs, va")
          (backward-char 6)
          (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
          (note "jumped to %s" (file-relative-name buffer-file-name root))
          (erase-buffer)
          (insert "ten")
          (show "typed" 1)
          (erase-buffer)
          (insert "12")
          (show "corrected" 0)
          (visit "schedules/recurring_runs.yaml")
          (show "schedule" 1)
          (search-forward "cron: 0 ")
          (delete-char -2)
          (show "five fields" 2)
          (let* ((start (eglot--pos-to-lsp-position (line-beginning-position)))
                 (end (eglot--pos-to-lsp-position (line-end-position)))
                 (actions (jsonrpc-request
                           (eglot--current-server-or-lose) :textDocument/codeAction
                           (list :textDocument (eglot--TextDocumentIdentifier) :range (list :start start :end end)
                                 :context (list :diagnostics [])))))
            (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit)))
          (note "fixed to %s" (string-trim (thing-at-point 'line)))
          (show "after the fix" 1))
      (error (note "error: %S" problem)))
    (with-temp-file (getenv "OUT") (insert (mapconcat #'identity (reverse lines) "\n") "\n"))
    """#
}
