package app.sotto.gateway.wire;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.NoCapacityException;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.TranscriptionFailedException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Turns what went wrong behind the doors into what a program is told. */
@RestControllerAdvice("app.sotto.gateway")
public class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure, HttpServletRequest request) {
        return ErrorAnswers.answer(request, error(failure));
    }

    /** What a program is told of it. */
    public static ApiError error(Exception failure) {
        return switch (failure) {
            case ApiErrorException e -> e.error();
            case AllowanceSpentException e -> ApiError.spent(text(e), until(e.renewsAt()));
            case AudioRefusedException e -> ApiError.invalid("file", code(e.reason()), text(e));
            case RecordingRefusedException e -> recording(e);
            case SpeechUnavailableException e -> speech(e);
            case ModelNotFoundException e -> ApiError.modelNotFound(text(e));
            case LanguageUnavailableException e -> language(text(e));
            case NoCapacityException e -> noCapacity("no_capacity", e, e);
            case TranscriptionFailedException e ->
                    noCapacity("transcription_failed", e, e.getCause());
            case MaxUploadSizeExceededException _ ->
                    ApiError.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "file_too_large",
                            "The upload is larger than this server takes. Cut it into parts, or"
                                    + " compress it (opus, mp3, flac).");
            case MultipartException _ ->
                    ApiError.invalid(
                            "file",
                            "invalid_form",
                            "The form broke off or is no valid multipart/form-data. Send it"
                                    + " again.");
            case HttpMediaTypeNotSupportedException _ ->
                    ApiError.invalid(
                            null,
                            "unsupported_content_type",
                            "Send multipart/form-data for audio, and a form or JSON for text.");
            case TypeMismatchException e ->
                    ApiError.invalid(
                            e.getPropertyName(), "invalid_value", "This field has a wrong type.");
            case HttpMessageNotReadableException _ ->
                    ApiError.invalid(null, "invalid_json", "The body is no valid JSON.");
            case HttpMediaTypeNotAcceptableException _ ->
                    ApiError.of(
                            HttpStatus.NOT_ACCEPTABLE,
                            "not_acceptable",
                            "Nothing here is written as 'Accept' asks. Send Accept: */* or leave it"
                                    + " out.");
            case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
                    ApiError.of(
                            HttpStatus.valueOf(e.getStatusCode().value()),
                            "invalid_request",
                            text(failure));
            default -> unexpected(failure);
        };
    }

    private static ApiError noCapacity(String code, Exception failure, @Nullable Throwable cause) {
        return cause instanceof NoCapacityException none && none.retryAfter().isPresent()
                ? ApiError.crowded(code, text(failure), none.retryAfter().get())
                : ApiError.busy(code, text(failure));
    }

    private static ApiError speech(SpeechUnavailableException failure) {
        return failure.getCause() instanceof ModelNotFoundException
                ? ApiError.modelNotFound(text(failure))
                : language(text(failure));
    }

    private static ApiError language(String message) {
        return ApiError.invalid("language", "language_unavailable", message);
    }

    private static ApiError recording(RecordingRefusedException refused) {
        return switch (refused.reason()) {
            case TOO_LARGE ->
                    ApiError.of(HttpStatus.CONTENT_TOO_LARGE, "file_too_large", text(refused));
            case NO_SPACE -> ApiError.busy("no_space", text(refused));
            case ADDRESS -> ApiError.invalid("url", "address_refused", text(refused));
            case EMPTY, GAP -> ApiError.invalid("file", code(refused.reason()), text(refused));
        };
    }

    private static ApiError unexpected(Exception failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Request failed, reference {}", reference, failure);
        return ApiError.internal(reference);
    }

    private static String code(Enum<?> reason) {
        return "audio_" + reason.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Duration until(Instant moment) {
        return Duration.between(Instant.now(), moment);
    }
}
