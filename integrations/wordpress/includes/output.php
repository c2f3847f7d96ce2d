<?php
/**
 * Puts the tag first into the head, above what themes and plugins print, and has the rest of the page marked.
 *
 * A hook cannot do it: themes print scripts above `wp_head`. So the whole page is kept back until it is complete. Where
 * something of the site throws that away, the tag that the hook printed is still there.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

use Throwable;

defined( 'ABSPATH' ) || exit;

/** In bytes: more than any page has. What is longer is a file, which is passed on in pieces, so that it fits in memory. */
const LONGEST_PAGE = 8388608;

add_action( 'template_redirect', __NAMESPACE__ . '\\keep_page_back', PHP_INT_MIN );
add_action( 'wp_head', __NAMESPACE__ . '\\print_tag', PHP_INT_MIN );

/**
 * Begins to collect the page. All filters have their say first: while PHP hands the page over, whoever collects
 * what a filter prints would end the request, with nothing sent.
 *
 * @link https://www.php.net/manual/en/function.ob-start.php (read 2026-11-26)
 */
function keep_page_back(): void {
	if ( is_wanted() ) {
		$tag            = tag();
		$requirement_of = requirements_of_site();
		ob_start(
			function ( string $html ) use ( $tag, $requirement_of ): string {
				return complete_page( $html, $tag, $requirement_of );
			},
			LONGEST_PAGE
		);
	}
}

/** The tag where a hook can put it. */
function print_tag(): void {
	if ( is_wanted() && is_html( headers_list() ) ) {
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is made.
		echo tag();
	}
}

/**
 * What is sent instead of what was collected; the page as it was, if anything goes wrong.
 *
 * @param string        $tag            As `tag()` gives it.
 * @param callable|null $requirement_of As `requirements_of_site()` gives it.
 */
function complete_page( string $html, string $tag, ?callable $requirement_of ): string {
	try {
		$with_tag = is_html( headers_list() ) ? with_tag_first( $html, $tag ) : null;
		if ( null === $with_tag ) {
			return $html;
		}
		return $requirement_of && can_mark() ? mark( $with_tag, $requirement_of ) : $with_tag;
	} catch ( Throwable $error ) {
		return $html;
	}
}

/**
 * What addresses must wait for here; `null` on a site that wants nothing held but what it marked itself, and where its
 * own words on services cannot be read: then the widget alone holds.
 */
function requirements_of_site(): ?callable {
	$attributes = tag_attributes( settings() );
	if ( 'marked' === ( $attributes['data-block'] ?? '' ) ) {
		return null;
	}
	try {
		$catalog = with_own_services( catalog(), data_block()['services'] ?? array() );
	} catch ( Throwable $error ) {
		return null;
	}
	$allow = words_in( $attributes['data-allow'] ?? '', '/./' );
	$host  = (string) wp_parse_url( home_url(), PHP_URL_HOST );
	return requirements( $catalog, $allow, $host, 'children' !== ( $attributes['data-audience'] ?? '' ) );
}

/**
 * Whether the answer is HTML: it is, if nobody said otherwise.
 *
 * @param string[] $headers As PHP lists them.
 */
function is_html( array $headers ): bool {
	$types = preg_grep( '/^content-type:/i', $headers );
	return array() === $types || 1 === preg_match( '~:\s*(text/html|application/xhtml\+xml)~i', end( $types ) );
}

/**
 * The page with the tag right behind `<head>`, and nowhere else; `null` where there is no head, or no page.
 *
 * @param string $tag As the hook may have printed it.
 */
function with_tag_first( string $html, string $tag ): ?string {
	// Comments before the head may speak of one.
	$head = '/\A(?:[^<]++|<!--.*?-->|<(?!head[\s>]|!--))*+<head(?:\s(?:[^>"\']|"[^"]*"|\'[^\']*\')*)?>/is';
	if ( 1 !== preg_match( $head, $html, $found ) ) {
		// A page may leave `<head>` out, if the hook is there.
		return false === strpos( $html, $tag ) ? null : $html;
	}
	$end = strlen( $found[0] );
	return $found[0] . "\n" . $tag . str_replace( $tag, '', substr( $html, $end ) );
}
