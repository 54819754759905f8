/**
 * Percent-encodes what a hidden marker holds. Half of a surrogate pair, as text that was cut anywhere can end
 * with, stands for no character: it is kept as U+FFFD.
 */
export function encode(text: string): string {
	return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
