import fc from 'fast-check';

/** What stands in the pasted addresses and must never be shown. */
export const SECRET = 'glpat-Of-A-Stranger';

const texts = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary', maxLength: 8 }),
	fc.constantFrom(
		'.',
		'..',
		'../../admin',
		'%2e%2e%2fadmin',
		'a/../b',
		'a/b?x=1#y',
		'acme%2Fwebsite',
		'\0',
		'\ud83d',
		'a\r\nX-Injected: 1',
		'constructor',
		'__proto__',
		'toString',
		'None',
		'1e3',
		' 5 ',
		'-1',
		'99999999999999999999999',
		'2026-02-31',
		'="x"',
		'{{ 1 }}',
	),
	fc.constantFrom('a', '1', ',', '/', '#').map((sign) => sign.repeat(100_000)),
);

const addresses = fc
	.tuple(
		fc.constantFrom(
			'https://',
			'http://',
			'ssh://',
			`https://oauth2:${SECRET}@`,
			`ssh://git:${SECRET}@`,
			`x:${SECRET}@`,
		),
		fc.constantFrom('gitlab.com/', 'evil.example/', 'gitlab.com:x/', '/', ''),
		fc.constantFrom(
			'acme/website',
			'acme',
			'groups/acme',
			'acme/website/-/issues/2',
			'-/x',
			'..',
			'a/'.repeat(5_000),
		),
		fc.constantFrom(
			'',
			'.git',
			'/-/boards/1?show=eyJpaWQiOiIyIn0',
			'?show=eyJ*',
			'#note_1',
			'\u2028',
			'%',
			'/x y',
		),
	)
	.map((parts) => parts.join(''));

const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(NaN, Infinity, -0, 1e21, 1e9, 0.1));

const leaves = fc.oneof(texts, addresses, numbers, fc.boolean(), fc.constant(null), fc.constant(undefined));

const names = fc.constantFrom(
	'id',
	'iid',
	'name',
	'title',
	'username',
	'path_with_namespace',
	'full_path',
	'web_url',
	'url',
	'sha',
	'slug',
	'value',
	'mode',
	'__rl',
	'toISO',
	'constructor',
	'toString',
);

const wholes = fc.letrec<{ any: unknown }>((tie) => ({
	any: fc.oneof(
		{ maxDepth: 3 },
		leaves,
		fc.dictionary(names, tie('any'), { maxKeys: 5 }),
		fc.array(tie('any'), { maxLength: 3 }),
	),
})).any;

/** What an expression can give a field: any JSON, as GitLab's answers have it and as an attacker would. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
	leaves,
	wholes,
	fc.jsonValue({ maxDepth: 2 }),
	fc.date({ noInvalidDate: false }),
);
