<?php
/**
 * Plugin Name:       Hallpass
 * Description:       Cookie consent for school websites, in English and Spanish. Nothing that isn't essential runs until the visitor says yes.
 * Version:           {{version}}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       hallpass
 * Domain Path:       /languages
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** This file: WordPress knows the plugin by it. */
const FILE = __FILE__;

/** The version of the plugin, and of the widget in it. */
const VERSION = '{{version}}';

// One file, one job; each adds its own hooks.
foreach ( array(
	'languages',
	'settings',
	'catalog',
	'data-block',
	'tag',
	'wanted',
	'marking',
	'output',
	'cookie-limits',
	'consent',
	'consent-api',
	'blocks',
	'records',
	'page-caches',
) as $hallpass_part ) {
	require __DIR__ . "/includes/$hallpass_part.php";
}
if ( is_admin() ) {
	require __DIR__ . '/includes/found-services.php';
	require __DIR__ . '/includes/privacy-policy.php';
	require __DIR__ . '/includes/admin/fields.php';
	require __DIR__ . '/includes/admin/page.php';
	require __DIR__ . '/includes/admin/preview.php';
	require __DIR__ . '/includes/admin/site-health.php';
}
