;;; factlint.el --- check articles against facts.yaml -*- lexical-binding: t -*-

;; factlint in Emacs, by Eglot (part of Emacs 29, a package for earlier ones):
;; put this file on the load-path and (require 'factlint).

(require 'eglot)
(require 'project)

(defun factlint-try-root (dir)
  "The project of DIR is the folder of the facts.yaml at or above it."
  (let ((root (locate-dominating-file dir "facts.yaml")))
    (and root (cons 'transient root))))

(add-hook 'project-find-functions #'factlint-try-root)

;; A list of modes goes to one server, so that facts.yaml and the articles
;; share it.
(add-to-list 'eglot-server-programs
             '((text-mode markdown-mode html-mode yaml-mode yaml-ts-mode) . ("factlint" "lsp")))

(defun factlint-maybe ()
  "Start factlint where a facts.yaml lies at or above the file."
  (when (and buffer-file-name (locate-dominating-file buffer-file-name "facts.yaml"))
    (eglot-ensure)))

(add-hook 'text-mode-hook #'factlint-maybe)
(add-hook 'yaml-mode-hook #'factlint-maybe)

(provide 'factlint)
;;; factlint.el ends here
