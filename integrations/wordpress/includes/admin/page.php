<?php
/**
 * Settings → Hallpass, by WordPress's own Settings API: it checks who saves, and that the form is ours.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** The page's name in its address. */
const PAGE = 'hallpass';

add_action( 'admin_init', __NAMESPACE__ . '\\register_fields' );
add_action( 'admin_menu', __NAMESPACE__ . '\\add_settings_page' );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\\add_settings_link' );

/** The link under the plugin's name in the list of plugins. */
function add_settings_link( array $links ): array {
	$url = admin_url( 'options-general.php?page=' . PAGE );
	return array_merge( array( '<a href="' . esc_url( $url ) . '">' . esc_html__( 'Settings', 'hallpass' ) . '</a>' ), $links );
}

/** The page in the menu. */
function add_settings_page(): void {
	$screen = add_options_page( 'Hallpass', 'Hallpass', 'manage_options', PAGE, __NAMESPACE__ . '\\print_settings_page' );
	add_action( "admin_print_scripts-$screen", __NAMESPACE__ . '\\enqueue_preview' );
}

/** The sections of the page, each with its fields: a setting's name and its label. */
function sections(): array {
	return array(
		'policy' => array(
			__( 'Your policy', 'hallpass' ),
			array(
				'policy_page'  => __( 'Privacy page', 'hallpass' ),
				'cookie_limit' => __( 'Cookies', 'hallpass' ),
				'audience'     => __( 'Audience', 'hallpass' ),
				'revision'     => __( 'Policy revision', 'hallpass' ),
			),
		),
		'services' => array(
			__( 'Services', 'hallpass' ),
			array(
				'services' => __( 'What this site uses', 'hallpass' ),
				'allow'    => __( 'Never held', 'hallpass' ),
			),
		),
		'looks' => array(
			__( 'Looks', 'hallpass' ),
			array(
				'theme'    => __( 'Colors', 'hallpass' ),
				'accent'   => __( 'Color of the buttons', 'hallpass' ),
				'position' => __( 'Place of the banner', 'hallpass' ),
			),
		),
		'more' => array(
			__( 'Records and removal', 'hallpass' ),
			array(
				'records' => __( 'Records', 'hallpass' ),
				'retire'  => __( 'Removal', 'hallpass' ),
			),
		),
	);
}

/** Makes the option, the sections and the fields known. */
function register_fields(): void {
	register_setting(
		PAGE,
		OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\\sanitize_settings',
		)
	);
	foreach ( sections() as $section => list( $title, $fields ) ) {
		add_settings_section( $section, $title, 'looks' === $section ? __NAMESPACE__ . '\\print_preview' : '__return_empty_string', PAGE );
		foreach ( $fields as $name => $label ) {
			$is_single = in_array( $name, array( 'policy_page', 'revision', 'allow', 'accent' ), true );
			$for       = $is_single ? array( 'label_for' => "hallpass-$name" ) : array();
			add_settings_field( "hallpass-$name", $label, __NAMESPACE__ . "\\print_field_$name", PAGE, $section, $for + array( 'label' => $label ) );
		}
	}
}

/** The page itself. */
function print_settings_page(): void {
	echo '<div class="wrap"><h1>Hallpass</h1>';
	print_state();
	echo '<form action="options.php" method="post">';
	settings_fields( PAGE );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form></div>';
}

/** What works by itself, and what this site lacks. */
function print_state(): void {
	print_notice( 'info', __( 'Hallpass is on. It works with no setting: what follows is yours to change.', 'hallpass' ) );
	if ( ! can_mark() ) {
		print_notice( 'warning', __( 'This WordPress is older than 6.2. Services are held in the visitor’s browser, but their first request may leave. Update WordPress to keep that back too.', 'hallpass' ) );
	}
	if ( '' === policy_url( settings() ) ) {
		print_notice( 'warning', __( 'There is no published privacy page. Choose one below, or make one under Settings → Privacy.', 'hallpass' ) );
	}
}

/** A notice of WordPress's own look. */
function print_notice( string $kind, string $text ): void {
	echo '<div class="notice notice-' . esc_attr( $kind ) . ' inline"><p>' . esc_html( $text ) . '</p></div>';
}
