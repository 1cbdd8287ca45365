;; smtpd.conf in Emacs with eglot: put this into init.el.  `waypost' is in PATH.
(require 'eglot)

(define-derived-mode smtpd-conf-mode prog-mode "smtpd.conf"
  "Major mode for the configuration of OpenSMTPD."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+\\s-*"))

(add-to-list 'auto-mode-alist '("/smtpd[^/]*\\.conf\\'" . smtpd-conf-mode))
(add-to-list 'auto-mode-alist '("/smtpd/[^/]*\\.conf\\'" . smtpd-conf-mode))
(add-to-list 'eglot-server-programs '(smtpd-conf-mode . ("waypost" "lsp")))
(add-hook 'smtpd-conf-mode-hook #'eglot-ensure)
