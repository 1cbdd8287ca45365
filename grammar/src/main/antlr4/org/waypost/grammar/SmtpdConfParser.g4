// The statements of smtpd.conf: both dialects, all releases. Which words are keywords depends on
// the release (ConfTokenSource); what else only some releases know, the checker tells by the
// catalogue of directives. A clause is a rule whose name ends in Clause: its keywords together are
// its name in the catalogue.
parser grammar SmtpdConfParser;

options { tokenVocab = SmtpdConfLexer; }

tokens {
    K_ACCEPT, K_ACTION, K_ADMD, K_ALIAS, K_ANY, K_AS, K_AUTH, K_AUTH_OPTIONAL, K_AUTHENTICATED,
    K_BACKUP, K_BOUNCE, K_BOUNCE_WARN, K_BYPASS, K_CA, K_CERT, K_CERTIFICATE, K_CHAIN, K_CHROOT,
    K_CIPHERS, K_COMMIT, K_COMPRESSION, K_CONNECT, K_DATA, K_DATA_LINE, K_DELIVER, K_DHE,
    K_DHPARAMS,
    K_DISCONNECT, K_DOMAIN, K_EHLO, K_ENCRYPTION, K_EXPAND_ONLY, K_EXPIRE, K_FCRDNS, K_FILTER,
    K_FOR, K_FORWARD_ONLY, K_FROM, K_GROUP, K_HELO, K_HELO_SRC, K_HOST, K_HOSTNAME, K_HOSTNAMES,
    K_INCLUDE, K_INET4, K_INET6, K_JUNK, K_KEY, K_LIMIT, K_LISTEN, K_LMTP, K_LOCAL, K_MAIL_FROM,
    K_MAILDIR, K_MASK_SOURCE, K_MASK_SRC, K_MASQUERADE, K_MATCH, K_MAX_DEFERRED,
    K_MAX_MESSAGE_SIZE, K_MAX_MTA_DEFERRED, K_MBOX, K_MDA, K_MTA, K_MX, K_NO_DSN, K_NO_VERIFY,
    K_NOOP, K_ON, K_PHASE, K_PKI, K_PORT, K_PROC, K_PROC_EXEC, K_PROTOCOLS, K_PROXY_V2, K_QUEUE,
    K_QUIT, K_RCPT_TO, K_RDNS, K_RECEIVED_AUTH, K_RECIPIENT, K_REGEX, K_REJECT, K_RELAY,
    K_REPORT, K_REWRITE, K_RSET, K_SCHEDULER, K_SECURE, K_SENDER, K_SENDERS, K_SESSION, K_SMTP,
    K_SMTP_IN, K_SMTP_OUT, K_SMTPS, K_SOCKET, K_SOURCE, K_SRC, K_SRS, K_SSL, K_SUB_ADDR_DELIM,
    K_SUBADDRESSING_DELIMITER, K_TABLE, K_TAG, K_TAGGED, K_TLS, K_TLS_REQUIRE, K_TO, K_TTL,
    K_USER, K_USERBASE, K_USERS, K_VERIFY, K_VIA, K_VIRTUAL, K_WARN_INTERVAL, K_WRAPPER
}

statement : ( content )? ( NEWLINE | EOF ) ;

content
    : includeStatement
    | macroStatement
    | tableStatement
    | listenStatement
    | pkiStatement
    | caStatement
    | queueStatement
    | filterStatement
    | acceptStatement
    | rejectStatement
    | expireStatement
    | bounceWarnStatement
    | classicSizeStatement
    | classicCiphersStatement
    | maxMtaDeferredStatement
    | delimiterStatement
    | classicLimitStatement
    | actionStatement
    | matchStatement
    | admdStatement
    | bounceStatement
    | mdaStatement
    | mtaStatement
    | procStatement
    | schedulerStatement
    | smtpStatement
    | srsStatement
    ;

includeStatement : K_INCLUDE string ;
macroStatement : string EQUALS string ;

// ---- values

string : WORD | STRING ;
number : NUMBER ;
table : string | reference | block ;
reference : LESS string GREATER ;
block : LBRACE NEWLINE* ( listEntries | mapEntries ) NEWLINE* RBRACE ;
listEntries : string ( separator string )* ;
mapEntries : mapEntry ( separator mapEntry )* ;
mapEntry : string ( EQUALS | ARROW ) string ;
separator : COMMA NEWLINE* | NEWLINE+ | ;
names : string | nameBlock ;
nameBlock : LBRACE NEWLINE* listEntries NEWLINE* RBRACE ;

// ---- both dialects

tableStatement : K_TABLE string ( block | string ) ;

listenStatement
    : K_LISTEN K_ON K_SOCKET socketClause*
    | K_LISTEN K_ON string listenClause*
    ;
socketClause
    : K_FILTER names
    | K_MASK_SRC
    | K_MASK_SOURCE
    | K_NO_DSN
    | K_TAG string
    ;
listenClause
    : K_INET4
    | K_INET6
    | K_PORT ( number | string | K_SMTP | K_SMTPS )
    | K_FILTER names
    | K_SMTPS K_VERIFY?
    | K_TLS
    | K_TLS_REQUIRE K_VERIFY?
    | K_SSL
    | K_SECURE
    | K_CERTIFICATE string
    | K_CIPHERS string
    | K_PROTOCOLS string
    | K_PKI string
    | K_CA string
    | K_AUTH table?
    | K_AUTH_OPTIONAL table?
    | K_TAG string
    | K_HOSTNAME string
    | K_HOSTNAMES table
    | K_MASK_SRC
    | K_MASK_SOURCE
    | K_RECEIVED_AUTH
    | K_NO_DSN
    | K_PROXY_V2
    | K_SENDERS table K_MASQUERADE?
    ;

pkiStatement : K_PKI string pkiClause* ;
pkiClause
    : K_CERT string
    | K_CERTIFICATE string
    | K_KEY string
    | K_DHE string
    | K_CA string
    | K_DHPARAMS string
    ;
caStatement : K_CA string ( K_CERT | K_CERTIFICATE ) string ;

queueStatement : K_QUEUE queueClause ;
queueClause
    : K_COMPRESSION string?
    | K_ENCRYPTION ( K_KEY? string )?
    | K_TTL string
    ;

// ---- classic

acceptStatement
    : K_ACCEPT conditionClause* expansionClause* deliveryClause? deliveryOptionClause* tailClause*
    ;
rejectStatement : K_REJECT conditionClause* expansionClause* ;
conditionClause
    : K_FROM NOT? ( K_SOURCE table | K_ANY | K_LOCAL )
    | K_FROM table
    | K_FOR NOT? ( K_DOMAIN table | K_ANY | K_LOCAL )
    | K_SENDER NOT? table
    | K_RECIPIENT NOT? table
    | K_TAGGED NOT? string
    | NOT? K_AUTHENTICATED
    ;
expansionClause
    : K_ALIAS table
    | K_VIRTUAL table
    | K_USERBASE table
    | K_USERS table
    ;
deliveryClause
    : K_DELIVER K_TO K_MAILDIR string?
    | K_DELIVER K_TO K_MBOX
    | K_DELIVER K_TO K_MDA string
    | K_DELIVER K_TO K_LMTP string
    | K_RELAY
    | K_RELAY K_VIA string
    ;
deliveryOptionClause
    : K_BACKUP string?
    | K_TLS K_VERIFY?
    | K_AUTH table
    | K_VERIFY
    | K_AS string
    | K_SOURCE table
    | K_HELO table
    | K_HOSTNAME string
    | K_HOSTNAMES table
    | K_CERTIFICATE string
    | K_PKI string
    | K_CA string
    | K_RCPT_TO
    ;
tailClause
    : K_EXPIRE string
    | K_FORWARD_ONLY
    ;

expireStatement : K_EXPIRE string ;
bounceWarnStatement : K_BOUNCE_WARN ( string ( COMMA string )* )? ;
classicSizeStatement : K_MAX_MESSAGE_SIZE ( number | string ) ;
classicCiphersStatement : K_CIPHERS string ;
maxMtaDeferredStatement : K_MAX_MTA_DEFERRED number ;
delimiterStatement : K_SUBADDRESSING_DELIMITER string ;
classicLimitStatement
    : K_LIMIT K_SESSION limitClause*
    | K_LIMIT K_MDA limitClause*
    | K_LIMIT K_MTA ( K_FOR K_DOMAIN string )? limitClause*
    | K_LIMIT K_SCHEDULER limitClause*
    ;
limitClause
    : string number
    | K_INET4
    | K_INET6
    ;

// ---- modern

actionStatement
    : K_ACTION string ( localMethodClause localClause* | K_RELAY relayClause* ) ttlClause*
    ;
localMethodClause
    : K_MBOX
    | K_MAILDIR string? K_JUNK?
    | K_LMTP string K_RCPT_TO?
    | K_MDA string
    | K_FORWARD_ONLY
    | K_EXPAND_ONLY
    ;
localClause
    : K_USER string
    | K_ALIAS table
    | K_VIRTUAL table
    | K_USERBASE table
    | K_WRAPPER string
    ;
relayClause
    : K_HELO string
    | K_HELO_SRC table
    | K_PKI string
    | K_CA string
    | K_CIPHERS string
    | K_PROTOCOLS string
    | K_SRC table
    | K_MAIL_FROM string
    | K_BACKUP ( K_MX string )?
    | K_HOST table
    | K_DOMAIN table
    | K_TLS K_NO_VERIFY?
    | K_AUTH table
    | K_FILTER names
    | K_SRS
    ;
ttlClause : K_TTL string ;

matchStatement : K_MATCH matchClause* ( K_ACTION string | K_REJECT ) ;
matchClause
    : NOT? K_TAG K_REGEX? table
    | NOT? K_HELO K_REGEX? table
    | NOT? K_TLS
    | NOT? K_AUTH ( K_REGEX? table )?
    | NOT? K_MAIL_FROM K_REGEX? table
    | NOT? K_RCPT_TO K_REGEX? table
    | NOT? K_FROM ( K_SOCKET | K_LOCAL | K_ANY )
    | NOT? K_FROM K_SRC K_REGEX? table
    | NOT? K_FROM K_RDNS ( K_REGEX? table )?
    | NOT? K_FROM K_AUTH ( K_REGEX? table )?
    | NOT? K_FROM K_MAIL_FROM K_REGEX? table
    | NOT? K_FOR ( K_LOCAL | K_ANY )
    | NOT? K_FOR K_DOMAIN K_REGEX? table
    | NOT? K_FOR K_RCPT_TO K_REGEX? table
    ;

admdStatement : K_ADMD string ;
bounceStatement : K_BOUNCE K_WARN_INTERVAL string ( COMMA string )* ;
mdaStatement
    : K_MDA K_LIMIT limitClause*
    | K_MDA K_WRAPPER string string
    ;
mtaStatement
    : K_MTA K_MAX_DEFERRED number
    | K_MTA K_LIMIT ( K_FOR K_DOMAIN string )? limitClause*
    ;
procStatement : K_PROC string string processClause* ;
processClause
    : K_USER string
    | K_GROUP string
    | K_CHROOT string
    ;
schedulerStatement : K_SCHEDULER K_LIMIT limitClause* ;
smtpStatement
    : K_SMTP K_CIPHERS string
    | K_SMTP K_LIMIT limitClause*
    | K_SMTP K_MAX_MESSAGE_SIZE ( number | string )
    | K_SMTP K_SUB_ADDR_DELIM string
    ;
srsStatement
    : K_SRS K_KEY K_BACKUP? string
    | K_SRS K_TTL string
    ;

// Classic: `filter NAME [PROGRAM [ARGUMENT …]]`, `filter NAME chain NAME …`. The phases differ
// in what is known already.
filterStatement
    : K_FILTER string string*
    | K_FILTER string K_PROC string
    | K_FILTER string K_PROC_EXEC string processClause*
    | K_FILTER string K_CHAIN nameBlock
    | K_FILTER string K_PHASE phase
    ;
phase
    : K_CONNECT K_MATCH sessionClause filterActionClause
    | ( K_HELO | K_EHLO ) K_MATCH ( sessionClause | heloClause ) filterActionClause
    | K_AUTH K_MATCH ( sessionClause | heloClause | authClause ) filterActionClause
    | ( K_MAIL_FROM | K_DATA ) K_MATCH
        ( sessionClause | heloClause | authClause | senderClause ) filterActionClause
    | K_RCPT_TO K_MATCH
        ( sessionClause | heloClause | authClause | senderClause | recipientClause )
        filterActionClause
    | K_COMMIT K_MATCH
        ( sessionClause | heloClause | authClause | senderClause ) commitActionClause
    ;
sessionClause
    : NOT? K_FCRDNS
    | NOT? K_RDNS ( K_REGEX? table )?
    | NOT? K_SRC K_REGEX? table
    ;
heloClause : NOT? K_HELO K_REGEX? table ;
authClause : NOT? K_AUTH ( K_REGEX? table )? ;
senderClause : NOT? K_MAIL_FROM K_REGEX? table ;
recipientClause : NOT? K_RCPT_TO K_REGEX? table ;
filterActionClause
    : K_REJECT string
    | K_DISCONNECT string
    | K_REWRITE string
    | K_REPORT string
    | K_JUNK
    | K_BYPASS
    ;
commitActionClause
    : K_REJECT string
    | K_DISCONNECT string
    | K_REWRITE string
    | K_REPORT string
    ;
