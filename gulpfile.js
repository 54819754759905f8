const { src, dest, parallel } = require('gulp');

/** Icons, beside the compiled code as they are beside the sources. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** What n8n reads beside a node: its codex file and the schemas of its output. */
function metadata() {
	return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: 'nodes' }).pipe(
		dest('dist/nodes'),
	);
}

exports.default = parallel(icons, metadata);
