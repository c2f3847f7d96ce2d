<?php
/**
 * Where the tag is, and where it is not: on pages that visitors read, and never where somebody edits.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** What page builders put into the address of the page that they edit or preview, by what other plugins look for. */
const BUILDERS = array(
	'elementor-preview',
	'fl_builder',
	'et_fb',
	'fb-edit',
	'ct_builder',
	'oxygen_iframe',
	'vc_editable',
	'vc_action',
	'vcv-editable',
	'bricks',
	'breakdance',
	'brizy-edit',
	'brizy-edit-iframe',
	'tve',
	'siteorigin_panels_live_editor',
);

/** Whether this request is answered with a page that a visitor reads. To be asked once WordPress knows the query. */
function is_wanted(): bool {
	/**
	 * Filters whether the page gets the tag.
	 *
	 * @param bool $is_wanted What the plugin itself found.
	 */
	return (bool) apply_filters( 'hallpass_wanted', ! is_other_answer() && ! is_edited() && ! is_switched_off() );
}

/** Whether the answer is something else than a page: a feed, a file, an answer to a program. */
function is_other_answer(): bool {
	return is_admin() || wp_doing_ajax() || wp_doing_cron() || is_login_page()
		|| ( defined( 'REST_REQUEST' ) && REST_REQUEST )
		|| ( defined( 'XMLRPC_REQUEST' ) && XMLRPC_REQUEST )
		|| is_feed() || is_robots() || is_favicon() || is_trackback() || is_embed()
		|| '' !== (string) get_query_var( 'sitemap' ) || '' !== (string) get_query_var( 'sitemap-stylesheet' )
		|| is_amp_page();
}

/**
 * Whether somebody edits the page, or looks at it while editing. Who is not signed in does neither, whatever the
 * address says: a link must not take the tag off a visitor's page.
 */
function is_edited(): bool {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- nothing is done with their values.
	$is_built = array() !== array_intersect_key( $_GET, array_flip( BUILDERS ) );
	return current_user_can( 'edit_posts' ) && ( $is_built || is_preview() || is_customize_preview() );
}

/** Whether an administrator looks at the page without the plugin, to find out whose fault something is. */
function is_switched_off(): bool {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- it changes nothing.
	return 'off' === ( $_GET['hallpass'] ?? '' ) && current_user_can( 'manage_options' );
}

/** The page for signing in: nobody is asked there, and nothing of a service is on it. */
function is_login_page(): bool {
	return 'wp-login.php' === ( $GLOBALS['pagenow'] ?? '' );
}

/**
 * Whether the page is an AMP page, which may have no script of ours.
 *
 * @link https://amp-wp.org/reference/function/amp_is_request/ (read 2026-11-26)
 */
function is_amp_page(): bool {
	return ( function_exists( 'amp_is_request' ) && amp_is_request() )
		|| ( function_exists( 'is_amp_endpoint' ) && is_amp_endpoint() );
}
