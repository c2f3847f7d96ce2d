<?php
/**
 * Empties the page caches when the plugin comes, when its settings change, and when it goes: no visitor gets
 * yesterday's tag, none at all, or marks that nothing on the site takes off any more.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

add_action( 'add_option_' . OPTION, __NAMESPACE__ . '\\empty_page_caches' );
add_action( 'update_option_' . OPTION, __NAMESPACE__ . '\\empty_page_caches' );
register_activation_hook( FILE, __NAMESPACE__ . '\\empty_page_caches' );
register_deactivation_hook( FILE, __NAMESPACE__ . '\\empty_page_caches' );

/**
 * The functions by which cache plugins are emptied.
 *
 * @link https://docs.wp-rocket.me/article/92-rocketcleandomain
 * @link https://github.com/Automattic/wp-super-cache (wp-cache-phase2.php)
 * @link https://github.com/BoldGrid/w3-total-cache (w3-total-cache-api.php)
 * @link https://www.wpfastestcache.com/tutorial/delete-the-cache-by-calling-the-function/
 * @link https://wordpress.org/plugins/wp-optimize/ (cache/file-based-page-cache-functions.php)
 * @link https://www.siteground.com/tutorials/wordpress/speed-optimizer/custom-filters/
 * All read on 2026-11-26, by the code that names them; none of these plugins was run.
 */
const CACHE_FUNCTIONS = array(
	'rocket_clean_domain',
	'wp_cache_clear_cache',
	'w3tc_flush_all',
	'wpfc_clear_all_cache',
	'wpo_cache_flush',
	'sg_cachepress_purge_cache',
);

/**
 * The actions by which cache plugins are emptied.
 *
 * @link https://docs.litespeedtech.com/lscache/lscwp/api/
 * @link https://wordpress.org/plugins/cache-enabler/ (since 1.6.0)
 * @link https://github.com/Automattic/jetpack (Boost, page cache)
 * @link https://wordpress.org/plugins/hummingbird-performance/
 * @link https://wordpress.org/plugins/breeze/
 * @link https://wordpress.org/plugins/nginx-helper/
 */
const CACHE_ACTIONS = array(
	'litespeed_purge_all',
	'cache_enabler_clear_complete_cache',
	'jetpack_boost_clear_page_cache_all',
	'wphb_clear_page_cache',
	'breeze_clear_all_cache',
	'rt_nginx_helper_purge_all',
);

/** Empties those that are here. */
function empty_page_caches(): void {
	foreach ( CACHE_FUNCTIONS as $empty ) {
		if ( function_exists( $empty ) ) {
			$empty();
		}
	}
	foreach ( CACHE_ACTIONS as $action ) {
		do_action( $action );
	}
}
