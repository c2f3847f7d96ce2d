<?php
/**
 * Speaks Spanish wherever WordPress speaks a Spanish: es_MX, es_ES and the others have one translation here.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\\load_translation', 0 );

/** Loads the translation for the language of the site or, in the admin area, of the user. */
function load_translation(): void {
	if ( 0 === strpos( determine_locale(), 'es' ) ) {
		load_textdomain( 'hallpass', plugin_dir_path( FILE ) . 'languages/hallpass-es.mo' );
	}
}
