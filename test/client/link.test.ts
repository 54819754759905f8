/**
 * Looks inside: what other servers and proxies write into a Link header is more than the stand-in's form of it,
 * and the longest header that HTTP lets through is not long enough to tell linear time from another.
 */
import { linkTo } from '../../nodes/Gitlab/client/link';

const next = (header: string) => linkTo('next', header);

test.each<[header: string, target: string | undefined]>([
	['<https://a/?page=2>; rel="next"', 'https://a/?page=2'],
	['<https://a/?page=1>; rel="prev", <https://a/?page=3>; rel="next"', 'https://a/?page=3'],
	['<https://a/?page=3>; rel=next, <https://a/?page=9>; rel="last"', 'https://a/?page=3'],
	['<https://a/?page=3>;rel="next",<https://a/?page=9>;rel="last"', 'https://a/?page=3'],
	['<https://a/?page=2>; title="so; rel=\\"x\\", <b>"; rel="next"', 'https://a/?page=2'],
	['<https://a/?page=2> ; type="text/html" ; rel = "next" ; hreflang=de', 'https://a/?page=2'],
	['<https://a/?page=2>; rel="start Next"', 'https://a/?page=2'],
	['<https://a/?page=2>; REL=NEXT', 'https://a/?page=2'],
	['<https://a/?ids=1,2;3&page=2>; rel="next"', 'https://a/?ids=1,2;3&page=2'],
	['</api?page=2>; rel="next"', '/api?page=2'],
	['<https://a/?page=2>; rel="nextish"', undefined],
	['<https://a/?page=2>; rel="prev"; rel="next"', undefined],
	['<https://a/?page=2>; rev="next"', undefined],
	['<https://a/?page=2>; title="rel=next"', undefined],
	['<https://a/?page=2>', undefined],
	['<https://a/?page=2; rel="next"', undefined],
	['https://a/?page=2; rel="next"', undefined],
	['<https://a/?page=2>; rel="next', undefined],
	['', undefined],
])('%s leads to %s', (header, target) => {
	expect(next(header)).toBe(target);
});

// In square time any of these would take hours.
test.each<[what: string, unit: string, before?: string]>([
	['opened links', '<'],
	['opened links with queries', '<?'],
	['empty links', '<>'],
	['links that are not next', '<?page=2>; rel="prev", '],
	['parameters', ';', '<a>'],
	['parameters without a value', ';x=', '<a>'],
	['blanks', ' ', '<a>'],
	['blanks before a link', '<a> '],
	['blanks before parameters', ';\t \t', '<a>'],
	['quotes', '"', '<a>;x="'],
	['quotes that do not end', '\\"', '<a>;x="'],
	['quotes in links', '<a>;x="\\'],
	['quotes in links that do not end', '<a>;x="\\"'],
	['equals signs', '=', '<a>;x'],
	['relation types', 'x ', '<a>;rel="'],
])('a header of a million characters is read in linear time: %s', (_what, unit, before = '') => {
	const hostile = before + unit.repeat(1_000_000 / unit.length);
	expect(next(hostile)).toBeUndefined();
	expect(next(`<https://a/?page=2>; rel="next", ${hostile}`)).toBe('https://a/?page=2');
});
