import { networkFailure } from '../../nodes/Gitlab/client/network';
import { Secrets } from '../../nodes/Gitlab/client/secrets';

describe('what n8n throws where there is no answer', () => {
	const codes = [
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'CERT_HAS_EXPIRED',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	];

	test.each(codes)(
		'%s is an untrusted certificate, also where n8n leaves the code in httpCode alone',
		(code) => {
			const message = 'The connection cannot be established';
			const thrown = [
				{ message, code },
				{ message, httpCode: code },
				{ message, cause: { code } },
			];
			for (const one of thrown) {
				expect(networkFailure(one, new Secrets())).toMatchObject({ kind: 'certificate', facts: { code } });
			}
		},
	);

	test.each(['code', 'httpCode'])('EAUTH as %s is a connection that GitLab does not renew', (property) => {
		const failure = networkFailure({ message: 'invalid_grant', [property]: 'EAUTH' }, new Secrets());
		expect(failure).toMatchObject({ kind: 'unauthorized', message: expect.stringMatching(/invalid_grant$/) });
	});

	test('a status is no code of the network', () => {
		const failure = networkFailure({ message: 'Bad Gateway', httpCode: '502' }, new Secrets());
		expect(failure).toMatchObject({ kind: 'unreachable', facts: { code: undefined } });
	});
});
