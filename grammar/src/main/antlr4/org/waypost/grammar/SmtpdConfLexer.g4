// The words of smtpd.conf. Keywords are made from WORD tokens by ConfTokenSource, by dialect.
lexer grammar SmtpdConfLexer;

WORD : [A-Za-z0-9:_] ~[ \t\r\n(){}<>!=#,]* ;
NEWLINE : '\r'? '\n' ;
BLANK : [ \t]+ -> channel(HIDDEN) ;
OTHER : . ;
