/** Longest message: n8n shows a few lines, and GitLab's own words are shorter. */
const LONGEST = 500;

/**
 * What a screen or a log does not show as a character: blanks, line ends (U+2028 too), control characters with the
 * terminal sequence that they begin, invisible ones such as those that turn the direction of writing, and halves
 * of a pair.
 */
const UNPRINTABLE = /(?:\p{Cc}\[[\d;?]*[A-Za-z]|[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])+/gu;

/** A user name and a password within a URL, which whoever echoes a URL echoes too. */
const USER_INFO = /:\/\/[^\s/]{0,1000}@/g;
/** The same where the URL's scheme is missing. */
const BARE_USER_INFO = /(?<![^\s"'`(<=,])[^\s"'`(<=,:@/]{1,100}:[^\s"'@/]{1,300}@/g;

/**
 * One printable line of bounded length, whatever a text holds, without passwords in URLs.
 *
 * @param longest most characters of the line
 * @see https://www.unicode.org/reports/tr44/#General_Category_Values
 */
export function oneLine(text: string, longest = LONGEST): string {
	const begun = text.slice(0, 4 * longest);
	const line = begun.replace(UNPRINTABLE, ' ').replace(USER_INFO, '://').replace(BARE_USER_INFO, '').trim();
	if (line.length <= longest && begun.length === text.length) return line;
	// A pair that the cut would halve goes as a whole.
	const cut = line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
	return `${cut.trimEnd()}…`;
}
