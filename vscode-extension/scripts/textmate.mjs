// Makes the TextMate grammar from the words of the language.
import { wordsByRole } from './words.mjs';

const WORD_START = '(?<![\\w.@+-])';
const WORD_END = '(?![\\w.@+-])';

function anyOf(list) {
  // Longest first: `bounce-warn` before `bounce`.
  const sorted = [...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `${WORD_START}(?:${sorted.join('|')})${WORD_END}`;
}

/** The grammar as an object; patterns are tried in order, the first that matches wins. */
export function textMateGrammar() {
  const words = wordsByRole();
  return {
    name: 'smtpd.conf',
    scopeName: 'source.smtpd-conf',
    patterns: [
      { include: '#comment' },
      { include: '#string' },
      { include: '#macro-definition' },
      { include: '#macro' },
      { include: '#table-definition' },
      { include: '#table' },
      { include: '#statement' },
      { include: '#keyword' },
      { include: '#value' },
      { include: '#punctuation' },
    ],
    repository: {
      comment: { match: '#.*$', name: 'comment.line.number-sign.smtpd-conf' },
      string: {
        begin: '"',
        end: '"|$',
        name: 'string.quoted.double.smtpd-conf',
        patterns: [
          { match: '\\\\.', name: 'constant.character.escape.smtpd-conf' },
          {
            match: '%\\{[^}"]*\\}',
            name: 'variable.other.format.smtpd-conf',
          },
        ],
      },
      'macro-definition': {
        match: '^\\s*([A-Za-z_][\\w]*)\\s*(=)',
        captures: {
          1: { name: 'variable.other.macro.smtpd-conf' },
          2: { name: 'keyword.operator.assignment.smtpd-conf' },
        },
      },
      macro: { match: '\\$[A-Za-z_]\\w*', name: 'variable.other.macro.smtpd-conf' },
      'table-definition': {
        match: '^\\s*(table)\\s+("[^"]*"|[\\w.-]+)(?:\\s+([a-z0-9_-]+)(:)(\\S+))?',
        captures: {
          1: { name: 'keyword.control.statement.smtpd-conf' },
          2: { name: 'entity.name.type.table.smtpd-conf' },
          3: { name: 'storage.type.backend.smtpd-conf' },
          4: { name: 'punctuation.separator.smtpd-conf' },
          5: { name: 'string.unquoted.path.smtpd-conf' },
        },
      },
      table: {
        match: '(<)([^<>\\s]+)(>)',
        captures: {
          1: { name: 'punctuation.definition.table.smtpd-conf' },
          2: { name: 'entity.name.type.table.smtpd-conf' },
          3: { name: 'punctuation.definition.table.smtpd-conf' },
        },
      },
      statement: {
        match: `^\\s*(${anyOf(words.statements)})`,
        captures: { 1: { name: 'keyword.control.statement.smtpd-conf' } },
      },
      keyword: {
        patterns: [
          { match: anyOf(words.effects), name: 'support.function.effect.smtpd-conf' },
          { match: anyOf(words.conditions), name: 'keyword.other.condition.smtpd-conf' },
          { match: anyOf(words.options), name: 'keyword.other.option.smtpd-conf' },
          { match: anyOf(words.statements), name: 'keyword.other.option.smtpd-conf' },
        ],
      },
      value: {
        patterns: [
          { match: anyOf(words.constants), name: 'constant.language.smtpd-conf' },
          {
            match: `${WORD_START}(?:smtps?|smtp\\+tls|smtp\\+notls|tls|lmtp|secure|ssl)(?:\\+auth|\\+verify)?://[^\\s"]+`,
            name: 'string.unquoted.url.smtpd-conf',
          },
          {
            match: `${WORD_START}\\d+(?:\\.\\d+){3}(?:/\\d+)?${WORD_END}`,
            name: 'constant.numeric.address.smtpd-conf',
          },
          {
            match: `${WORD_START}\\d+[smhdwkKMGT]?${WORD_END}`,
            name: 'constant.numeric.smtpd-conf',
          },
        ],
      },
      punctuation: {
        patterns: [
          { match: '!', name: 'keyword.operator.not.smtpd-conf' },
          { match: '=>|=', name: 'keyword.operator.map.smtpd-conf' },
          { match: '[{}]', name: 'punctuation.section.braces.smtpd-conf' },
          { match: ',', name: 'punctuation.separator.comma.smtpd-conf' },
          { match: '\\\\$', name: 'constant.character.escape.line-continuation.smtpd-conf' },
        ],
      },
    },
  };
}

/** Files of tables and of aliases: a key, and what stands behind it. */
export function entriesGrammar(name) {
  return {
    name,
    scopeName: `source.${name}`,
    patterns: [
      { match: '^\\s*#.*$', name: `comment.line.number-sign.${name}` },
      {
        begin: '^\\s*([^\\s#]+?)(:)?(?=\\s|$)',
        beginCaptures: {
          1: { name: `entity.name.tag.key.${name}` },
          2: { name: `punctuation.separator.${name}` },
        },
        end: '$',
        patterns: [
          { match: ',', name: `punctuation.separator.comma.${name}` },
          { match: '"[^"]*"', name: `string.quoted.double.${name}` },
          { match: '(:include:|error:)\\S*', name: `keyword.other.directive.${name}` },
          { match: '\\|\\S+', name: `string.unquoted.command.${name}` },
          { match: '[^\\s,]+', name: `string.unquoted.value.${name}` },
        ],
      },
    ],
  };
}
