<?php
/**
 * Plugin Name:       Hallpass
 * Description:       Cookie consent for school websites, in English and Spanish. Nothing that isn't essential runs until the visitor says yes.
 * Version:           {{version}}
 * Requires at least: 6.0
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

// One file, one job; each adds its own hooks.
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/catalog.php';
require __DIR__ . '/includes/tag.php';
require __DIR__ . '/includes/data-block.php';
require __DIR__ . '/includes/wanted.php';
require __DIR__ . '/includes/marking.php';
require __DIR__ . '/includes/output.php';
