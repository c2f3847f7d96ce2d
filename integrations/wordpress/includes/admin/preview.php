<?php
/**
 * Shows the looks before they are saved: a page of the plugin's own in a frame, with the real widget on it. It keeps
 * its choice in a cookie of its own, so that nothing that is tried there is anybody's real choice.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** The settings that the preview shows. */
const LOOKS = array( 'theme', 'accent', 'position' );

add_action( 'admin_post_hallpass_preview', __NAMESPACE__ . '\\send_preview' );

/** The script that draws the frame again, and WordPress's own color picker. */
function enqueue_preview(): void {
	wp_enqueue_style( 'wp-color-picker' );
	wp_enqueue_script( 'hallpass-preview', plugins_url( 'assets/preview.js', FILE ), array( 'wp-color-picker' ), VERSION, true );
}

/** The frame, above the fields for looks. */
function print_preview(): void {
	$url = wp_nonce_url( admin_url( 'admin-post.php?action=hallpass_preview' ), 'hallpass_preview' );
	printf(
		'<iframe id="hallpass-preview" title="%s" src="%s" style="width: 100%%; height: 26em; border: 1px solid #c3c4c7"></iframe>',
		esc_attr__( 'Preview', 'hallpass' ),
		esc_url( $url )
	);
}

/** The page in the frame: for administrators alone, with the looks that the form has now. */
function send_preview(): void {
	check_admin_referer( 'hallpass_preview' );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( '', '', array( 'response' => 403 ) );
	}
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- `sanitize_settings` takes nothing else than it should.
	$asked    = (array) wp_unslash( $_GET[ OPTION ] ?? array() );
	$settings = sanitize_settings( array_merge( settings(), array_intersect_key( $asked, array_flip( LOOKS ) ) ) );

	$attributes = array(
		'data-cookie-name'  => 'hallpass-preview',
		'data-cookie-limit' => 'session',
		'data-frames'       => 'ask',
	) + array_intersect_key( tag_attributes( $settings ), array_flip( array( 'data-policy-url', 'data-theme', 'data-accent', 'data-position' ) ) );

	$language = esc_attr( get_bloginfo( 'language' ) );
	// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is made.
	echo "<!DOCTYPE html>\n<html lang=\"$language\"><head><meta charset=\"utf-8\">" . tag_with( $attributes )
		. '<title>' . esc_html__( 'Preview', 'hallpass' ) . '</title></head><body><h1>' . esc_html( get_bloginfo( 'name' ) ) . '</h1></body></html>';
	exit;
}
