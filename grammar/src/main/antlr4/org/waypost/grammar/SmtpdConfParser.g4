// The statements of smtpd.conf, both dialects.
parser grammar SmtpdConfParser;

options { tokenVocab = SmtpdConfLexer; }

statement : (WORD | OTHER)* (NEWLINE | EOF) ;
