package io.entregent.inbox.read;

/** What sealed values are called: a seal opens under the name that it was made for, and no other. */
public final class Fields {

    public static final String BODY = "message.body";
    public static final String PAYLOAD = "message.payload";
    public static final String RAW = "message.raw";
    public static final String PROVIDER_ID = "message.provider_id";
    public static final String MEDIA_ID = "media.remote_id";
    public static final String FILE_NAME = "media.file_name";
    public static final String CONTENT = "media.content";

    private Fields() {
    }
}
