<?php
/**
 * Suggests a paragraph for the school's privacy policy, under Settings → Privacy → Policy Guide.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_init', __NAMESPACE__ . '\\suggest_policy_text' );

/** Adds the suggestion; nobody sees it but who writes the policy. */
function suggest_policy_text(): void {
	$text = '<p class="privacy-policy-tutorial">' . esc_html__( 'Put the list of services at the end of this section: the block “List of services”, or the shortcode [hallpass_services].', 'hallpass' ) . '</p>'
		. '<p>' . esc_html__( 'When you first visit our site, we ask which cookies you allow. Nothing that isn’t essential runs before you say yes. We keep your answer in a cookie named hallpass-consent. It holds your answers and their time, and nothing about you. You can change your mind at any time under “Cookie preferences” at the bottom of every page.', 'hallpass' ) . '</p>';
	if ( settings()['records'] ) {
		$text .= '<p>' . esc_html__( 'We count how visitors answer: one number for each day, language and set of answers. We do not store who answered.', 'hallpass' ) . '</p>';
	}
	wp_add_privacy_policy_content( 'Hallpass', $text );
}
