// The pieces that smtpd.conf is made of. ConfTokenSource reads them, puts macros in, removes the
// escapes and makes keywords of words, by release.
//
// A backslash before a line end removes both, anywhere outside quotes; before another character it
// removes itself, and the character begins or continues a token by the normal rules.
lexer grammar SmtpdConfLexer;

channels { COMMENTS }

COMMENT : ESCAPE '#' ( '\\' . | ~[\\\n] )* '\\'? -> channel(COMMENTS) ;
BLANK : ( CONTINUATION | ESCAPE [ \t] )+ -> channel(HIDDEN) ;
NEWLINE : '\r'? '\n' ;

// A number, too, unless it goes on with something that only a word can have.
WORD : ESCAPE START ( CONTINUATION* ESCAPE FOLLOW | CONTINUATION* '\\\\' )* ;
NUMBER : ESCAPE '-' ( CONTINUATION* ESCAPE [0-9] )+ ;

// In a run of backslashes before a quote, the last one escapes the quote.
STRING
    : ESCAPE '"' ( '\\'+ ~[\\] | ~["\\] )* '"'
    | ESCAPE '\'' ( '\\'+ ~[\\] | ~['\\] )* '\''
    ;
UNCLOSED
    : ESCAPE '"' ( '\\'+ ~[\\] | ~["\\] )* '\\'*
    | ESCAPE '\'' ( '\\'+ ~[\\] | ~['\\] )* '\\'*
    ;

MACRO : ESCAPE '$' [A-Za-z0-9_]* ;

LBRACE : ESCAPE '{' ;
RBRACE : ESCAPE '}' ;
COMMA : ESCAPE ',' ;
ARROW : ESCAPE '=>' ;
EQUALS : ESCAPE '=' ;
LESS : ESCAPE '<' ;
GREATER : ESCAPE '>' ;
NOT : ESCAPE '!' ;
OTHER : . ;

fragment CONTINUATION : '\\' '\r'? '\n' ;
fragment ESCAPE : '\\'? ;
fragment START : [A-Za-z0-9:_] ;
fragment FOLLOW : [A-Za-z0-9"$%&'*+./:;?@[\]^_`|~] | '-' ;
